namespace WebXtism.Conformance.Tests;

/// <summary>The same table in Extism's JavaScript SDK: that the plugins ask of a host what any other gives them, and where we differ.</summary>
public sealed class SecondHostTests(SecondHost host) : IClassFixture<SecondHost>
{
    public static IEnumerable<TheoryDataRow<string, string>> Rows
    {
        get
        {
            if (SecondHost.Missing is null)
            {
                return ConformanceTable.Rows.Select(static row => new TheoryDataRow<string, string>(row.Language, row.Name));
            }

            // One row says why, and fails where nobody would read it.
            bool isCi = Environment.GetEnvironmentVariable("CI") == "true";
            return [new("every language", "every case") { Skip = isCi ? null : SecondHost.Missing }];
        }
    }

    public static TheoryData<string> Differences => [.. SecondHostDifferences.Cases.Keys];

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task Another_host_does_the_same_but_for_the_listed_differences(string language, string name)
    {
        Outcome[] outcomes = await host.GetOutcomesAsync(language, name);
        Assert.Equal(SecondHostDifferences.Expected(name), outcomes);
    }

    [Theory]
    [MemberData(nameof(Differences))]
    public void A_listed_difference_is_one(string name)
    {
        Step[] here = ConformanceTable.Cases[name];
        Step[] there = SecondHostDifferences.Cases[name].Steps;

        Assert.Equal(here.Select(static step => (step.Export, Convert.ToHexString(step.Input))), there.Select(static step => (step.Export, Convert.ToHexString(step.Input))));
        Assert.NotEqual(here.Select(static step => step.Expected), there.Select(static step => step.Expected));
    }

    [Fact]
    public void Every_difference_has_its_row_and_its_reason()
    {
        string[][] rows = [.. File.ReadLines(Repository.PathOf("docs/compatibility.md"))
            .Where(static line => line.StartsWith('|'))
            .Select(static line => line.Split('|', StringSplitOptions.TrimEntries))];

        Assert.All(SecondHostDifferences.Cases.Values.Select(static difference => difference.Row).Append(SecondHostDifferences.ResultRow).Distinct(), name =>
        {
            string[] row = Assert.Single(rows, row => row[1] == name);
            Assert.NotEqual("", row[4]);
        });
    }
}
