namespace Prescreen.Screening.WriteBack;

/// <summary>What a look-up found; null where there is nothing.</summary>
internal sealed record Found<T>(Stored<T>? One)
{
    public override string ToString() => One is null ? "nothing" : typeof(T).Name;
}
