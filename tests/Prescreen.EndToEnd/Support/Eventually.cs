namespace Prescreen.EndToEnd.Support;

/// <summary>Asks again until the answer is there; fails after a minute and a half, which is long on purpose, as machines of CI are slow.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    public static async Task IsTrueAsync(Func<Task<bool>> ask, string what, CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(Patience);
        while (!await ask())
        {
            patience.IsCancellationRequested.ShouldBeFalse($"not in {Patience.TotalSeconds} s: {what}");
            await Task.Delay(Pause, ct);
        }
    }

    public static async Task BecomesAsync<T>(Func<Task<T>> ask, T wanted, Func<Task<string>> explain, CancellationToken ct)
    {
        var last = await ask();
        for (var left = Patience; !EqualityComparer<T>.Default.Equals(last, wanted) && left > TimeSpan.Zero; left -= Pause)
        {
            await Task.Delay(Pause, ct);
            last = await ask();
        }

        if (!EqualityComparer<T>.Default.Equals(last, wanted))
        {
            last.ShouldBe(wanted, await explain());
        }
    }
}
