// Everything that this program knows of its plugin is in people.xtp.yaml: IPeople, Person, Introduction and IPeopleImports are
// made from it by the build.
using Schema;
using WebXtism;

await using var host = new ExtismHost();
IPeople people = await IPeople.LoadAsync(
    host, PluginSource.File(Path.Combine(AppContext.BaseDirectory, "people.rust.wasm")), new PeopleImports(new Titles()));
Console.WriteLine(people.Introduce(new Person("Ada", 36)));
Console.WriteLine(people.Introduce(new Person("Bob", 7)));
