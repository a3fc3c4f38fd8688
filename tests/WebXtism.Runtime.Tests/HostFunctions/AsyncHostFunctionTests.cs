namespace WebXtism.Tests.HostFunctions;

public sealed class AsyncHostFunctionTests
{
    private static readonly Task<int> s_answer = Task.FromResult(42);

    [Fact]
    public void Waiting_for_what_is_done_allocates_nothing()
    {
        int sum = 0;
        Wait();
        Assert.Equal(0, AllocatedBytes.By(Wait));
        Assert.True(sum > 0);

        void Wait()
        {
            for (int i = 0; i < 100; i++)
            {
                AsyncHostFunction.Wait(i, static _ => Task.CompletedTask);
                sum += AsyncHostFunction.Wait(i, static _ => s_answer);
            }
        }
    }
}
