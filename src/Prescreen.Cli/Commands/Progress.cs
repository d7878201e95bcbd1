using System.Diagnostics;
using System.Globalization;

namespace Prescreen.Cli.Commands;

/// <summary>One line on a terminal that says how far the reading is, once it has taken a second; nothing where nobody watches.</summary>
internal sealed class Progress(Surroundings surroundings, long total) : IDisposable
{
    private const double FirstAfterSeconds = 1;
    private const double EverySeconds = 0.2;
    private const int Width = 79;

    private readonly long started = Stopwatch.GetTimestamp();
    private double shownAt;
    private long done;
    private long current;

    /// <summary>Says that a file is begun.</summary>
    public void Reading(InputFile file)
    {
        done += current;
        current = file.Bytes;
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        if (surroundings.IsWatched && seconds >= FirstAfterSeconds && seconds - shownAt >= EverySeconds)
        {
            shownAt = seconds;
            var percent = total > 0 ? 100 * done / total : 0;
            var line = string.Create(CultureInfo.InvariantCulture, $"{percent,3} %  {Path.GetFileName(file.Path)}");
            surroundings.Error.Write($"\r{(line.Length > Width ? line[..Width] : line.PadRight(Width))}");
        }
    }

    /// <summary>Takes the line away.</summary>
    public void Dispose()
    {
        if (shownAt > 0)
        {
            surroundings.Error.Write($"\r{new string(' ', Width)}\r");
        }
    }
}
