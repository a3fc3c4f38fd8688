namespace WebXtism.Benchmarks;

/// <summary>The same guest for JSON payloads.</summary>
[ExtismPlugin]
public partial interface IPersonGuest
{
    [Export("echo")]
    Person EchoPerson(Person person);
}
