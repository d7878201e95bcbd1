namespace Prescreen.Screening.Tests.Support;

/// <summary>Asks again until the answer is there; fails after twenty seconds.</summary>
internal static class Eventually
{
    public static async Task BecomesAsync<T>(Func<Task<T>> ask, T wanted)
    {
        using CancellationTokenSource patience = new(TimeSpan.FromSeconds(20));
        T last;
        while (!EqualityComparer<T>.Default.Equals(last = await ask(), wanted))
        {
            if (patience.IsCancellationRequested)
            {
                last.ShouldBe(wanted);
            }

            await Task.Yield();
        }
    }
}
