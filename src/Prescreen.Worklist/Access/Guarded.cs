namespace Prescreen.Worklist.Access;

/// <summary>Marks an endpoint that <see cref="StudyRoutes"/> mapped; a test finds those without.</summary>
internal sealed class Guarded
{
    private Guarded()
    {
    }

    public static Guarded Mark { get; } = new();
}
