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
