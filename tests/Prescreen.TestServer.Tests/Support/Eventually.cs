namespace Prescreen.TestServer.Tests.Support;

/// <summary>Asks again until the answer is there; fails after ten seconds.</summary>
public static class Eventually
{
    public static async Task BecomesAsync(Func<Task<string>> ask, string wanted)
    {
        using CancellationTokenSource patience = new(TimeSpan.FromSeconds(10));
        while (await ask() != wanted)
        {
            patience.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}
