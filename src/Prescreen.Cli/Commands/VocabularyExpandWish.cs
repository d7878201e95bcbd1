namespace Prescreen.Cli.Commands;

/// <summary>What <c>prescreen vocabulary expand</c> was asked for.</summary>
internal sealed record VocabularyExpandWish(IReadOnlyList<string> Sets, string Server, string? Auth, FileInfo? Config, string From, string Output, bool AsJson);
