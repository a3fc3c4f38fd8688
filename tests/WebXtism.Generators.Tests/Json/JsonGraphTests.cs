namespace WebXtism.Generators.Tests.Json;

/// <summary>Random graphs of types: what generated metadata reads and writes is what reflection does, byte for byte.</summary>
public sealed class JsonGraphTests
{
    private const int Types = 40;
    private const int TextsPerType = 25;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Random_types_behave_as_by_reflection(int seed)
    {
        var types = new RandomTypes(seed);
        for (int i = 0; i < Types; i++)
        {
            types.Add();
        }

        JsonTwins twins = JsonTwins.Of(types.Source, [.. types.Objects.Select(static shape => shape.CSharp)]);
        var random = new Random(seed);
        int good = 0;
        for (int i = 0; i < Types; i++)
        {
            for (int text = 0; text < TextsPerType; text++)
            {
                good += twins.Compare(twins.Root(i), types.Objects[i].Json(random)).Contains("Exception", StringComparison.Ordinal) ? 0 : 1;
            }
        }

        // Neither a test of failures alone nor one that never fails.
        Assert.InRange(good, Types * TextsPerType / 10, (Types * TextsPerType) - 10);
    }
}
