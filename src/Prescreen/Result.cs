using System.Diagnostics.CodeAnalysis;

namespace Prescreen;

/// <summary>A value or the <see cref="Prescreen.Problem"/> that stands in its place. <c>default</c> is a failure.</summary>
public readonly struct Result<T>
    where T : notnull
{
    private static readonly Problem Unset = new(ProblemKind.Invalid, "CORE-001", "No result was made.");

    private readonly T? value;
    private readonly Problem? problem;
    private readonly bool succeeded;

    private Result(T? value, Problem? problem, bool succeeded) => (this.value, this.problem, this.succeeded) = (value, problem, succeeded);

    /// <summary>True with the value, or false with the problem.</summary>
    public bool TryGet([NotNullWhen(true)] out T? result, [NotNullWhen(false)] out Problem? failure)
    {
        result = succeeded ? value : default;
        failure = succeeded ? null : problem ?? Unset;
        return succeeded;
    }

    /// <summary>The problem, or null where there is a value.</summary>
    public Problem? Problem => succeeded ? null : problem ?? Unset;

    /// <summary>The value of a success; a failure throws, so only for callers (tests, start-up) to whom failure is a bug.</summary>
    public T Value => succeeded ? value! : throw new InvalidOperationException(Problem!.ToString());

    /// <summary>The value changed, or the same problem.</summary>
    public Result<TOther> Select<TOther>(Func<T, TOther> change)
        where TOther : notnull
        => TryGet(out var kept, out var failure) ? change(kept) : failure;

    /// <summary>A success.</summary>
    public static implicit operator Result<T>(T value) => new(value, null, true);

    /// <summary>A failure.</summary>
    public static implicit operator Result<T>(Problem problem) => new(default, problem, false);
}
