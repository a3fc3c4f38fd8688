namespace WebXtism.Generators.Diagnostics;

/// <summary>The numbers of the rules: 0xx declarations, 1xx modules, 2xx payloads, 3xx host functions, 8xx use, 999 ourselves.</summary>
internal static class DiagnosticIds
{
    public const string NotPartial = "WXT001";
    public const string GenericInterface = "WXT002";
    public const string Unreachable = "WXT003";
    public const string NotAMethod = "WXT004";
    public const string UnsupportedMethod = "WXT005";
    public const string ForeignMembers = "WXT006";
    public const string SameExport = "WXT007";
    public const string UnusableName = "WXT008";
    public const string TokenPosition = "WXT009";
    public const string NotAPlugin = "WXT010";
    public const string LanguageTooOld = "WXT011";
    public const string MissingExport = "WXT101";
    public const string WrongSignature = "WXT102";
    public const string MissingImport = "WXT103";
    public const string OtherSignature = "WXT104";
    public const string UnusedExport = "WXT105";
    public const string UnknownModule = "WXT106";
    public const string NeedsWasi = "WXT107";
    public const string NoHostFunctions = "WXT108";
    public const string NotAPayload = "WXT201";
    public const string WrongFormat = "WXT202";
    public const string NoJsonContext = "WXT203";
    public const string TypeNotRegistered = "WXT204";
    public const string WrongCodec = "WXT205";
    public const string SameJsonName = "WXT206";
    public const string AmbiguousNumber = "WXT207";
    public const string UnsuitableClass = "WXT301";
    public const string UnsupportedHostFunction = "WXT302";
    public const string SameImport = "WXT303";
    public const string KernelNamespace = "WXT305";
    public const string AsyncVoid = "WXT306";
    public const string StaleMemory = "WXT801";
    public const string BlockingCall = "WXT802";
    public const string NeverDisposed = "WXT803";
    public const string Failure = "WXT999";
}
