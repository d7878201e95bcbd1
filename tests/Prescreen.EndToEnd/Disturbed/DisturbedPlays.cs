namespace Prescreen.EndToEnd.Disturbed;

/// <summary>The disturbed plays, which are compared with one and the same undisturbed run.</summary>
[CollectionDefinition(Name)]
public sealed class DisturbedPlays : ICollectionFixture<UndisturbedRun>
{
    public const string Name = "Disturbed plays";
}
