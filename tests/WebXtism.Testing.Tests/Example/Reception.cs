namespace WebXtism.Testing.Tests.Example;

[ExtismPlugin]
public partial interface IGreeter
{
    string Greet(string name);
}

public sealed partial class Register
{
    private readonly Dictionary<string, string> _names = new() { ["ada"] = "Ada Lovelace" };

    [HostFunction]
    public string? FullName(string login) => _names.GetValueOrDefault(login);
}

/// <summary>The code under test.</summary>
public sealed class Reception(IGreeter greeter)
{
    public string Welcome(string login)
    {
        try
        {
            return greeter.Greet(login);
        }
        catch (PluginCallException)
        {
            return "Welcome!";
        }
    }
}

public sealed record Visitor(string Name, DateOnly Day);

public sealed record Badge(string Text, int Copies);

[ExtismPlugin]
public partial interface IPrinter
{
    Badge PrintBadge(Visitor visitor, int copies);

    [return: Payload(PayloadFormat.Binary)]
    int SheetsLeft();
}
