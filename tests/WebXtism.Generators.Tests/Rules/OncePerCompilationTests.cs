using WebXtism.Generators.Analyzers;

namespace WebXtism.Generators.Tests.Rules;

public sealed class OncePerCompilationTests
{
    [Fact]
    public void Who_gives_up_keeps_nothing_from_the_others()
    {
        int looks = 0;
        var found = new OncePerCompilation<string>(stop =>
        {
            looks++;
            stop.ThrowIfCancellationRequested();
            return "found";
        });

        Assert.Throws<OperationCanceledException>(() => found.Get(new CancellationToken(canceled: true)));
        Assert.Equal("found", found.Get(TestContext.Current.CancellationToken));
        Assert.Equal("found", found.Get(new CancellationToken(canceled: true)));
        Assert.Equal(2, looks);
    }
}
