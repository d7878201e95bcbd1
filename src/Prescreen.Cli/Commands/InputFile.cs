namespace Prescreen.Cli.Commands;

/// <summary>A file of records and its size; 0 where it isn't there.</summary>
internal sealed record InputFile(string Path, long Bytes);
