namespace WebXtism.Generators.Modules;

/// <summary>
/// What every plugin can import: the functions of <c>extism:host/env</c> and those of WASI. The runtime defines them; it cannot
/// be asked from inside the compiler, so they are repeated, and a test compares the two.
/// </summary>
internal static class KnownImports
{
    public const string WasiNamespace = "wasi_snapshot_preview1";
    public const string KernelNamespace = "extism:host/env";

    // A name, the parameters (i is an i32, l an i64), and the results.
    private const string Kernel = """
        alloc l l
        config_get l l
        error_get - l
        error_set l -
        free l -
        get_log_level - i
        http_headers - l
        http_request ll l
        http_status_code - i
        input_length - l
        input_load_u64 l l
        input_load_u8 l i
        input_offset - l
        input_set ll -
        length l l
        length_unsafe l l
        load_u64 l l
        load_u8 l i
        log_debug l -
        log_error l -
        log_info l -
        log_trace l -
        log_warn l -
        memory_bytes - l
        output_length - l
        output_offset - l
        output_set ll -
        reset - -
        store_u64 ll -
        store_u8 li -
        var_get l l
        var_set ll -
        """;

    private const string Wasi = """
        args_get ii i
        args_sizes_get ii i
        clock_res_get ii i
        clock_time_get ili i
        environ_get ii i
        environ_sizes_get ii i
        fd_advise illi i
        fd_allocate ill i
        fd_close i i
        fd_datasync i i
        fd_fdstat_get ii i
        fd_fdstat_set_flags ii i
        fd_fdstat_set_rights ill i
        fd_filestat_get ii i
        fd_filestat_set_size il i
        fd_filestat_set_times illi i
        fd_pread iiili i
        fd_prestat_dir_name iii i
        fd_prestat_get ii i
        fd_pwrite iiili i
        fd_read iiii i
        fd_readdir iiili i
        fd_renumber ii i
        fd_seek ilii i
        fd_sync i i
        fd_tell ii i
        fd_write iiii i
        path_create_directory iii i
        path_filestat_get iiiii i
        path_filestat_set_times iiiilli i
        path_link iiiiiii i
        path_open iiiiillii i
        path_readlink iiiiii i
        path_remove_directory iii i
        path_rename iiiiii i
        path_symlink iiiii i
        path_unlink_file iii i
        poll_oneoff iiii i
        proc_exit i -
        proc_raise i i
        random_get ii i
        sched_yield - i
        sock_accept iii i
        sock_recv iiiiii i
        sock_send iiiii i
        sock_shutdown ii i
        """;

    /// <summary>The signatures by namespace and name.</summary>
    public static IReadOnlyDictionary<(string Module, string Name), string> Signatures { get; } =
        Read(KernelNamespace, Kernel).Concat(Read(WasiNamespace, Wasi)).ToDictionary(static row => row.Key, static row => row.Value);

    private static IEnumerable<KeyValuePair<(string Module, string Name), string>> Read(string module, string rows) =>
        rows.Split('\n').Select(static row => row.Trim().Split(' '))
            .Select(row => new KeyValuePair<(string, string), string>((module, row[0]), $"({Kinds(row[1])}) -> ({Kinds(row[2])})"));

    private static string Kinds(string letters) => letters == "-" ? "" : string.Join(", ", letters.Select(static letter => letter == 'i' ? "i32" : "i64"));
}
