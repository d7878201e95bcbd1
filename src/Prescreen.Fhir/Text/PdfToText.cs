using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace Prescreen.Fhir.Text;

/// <summary>
/// Reads PDFs through poppler's pdftotext: bytes in and text out through pipes, never a file or a shell, in an empty folder and with none of our environment, as
/// that may hold secrets. What takes too long or says too much is killed. https://poppler.freedesktop.org
/// </summary>
/// <param name="program">The program's name, looked for on the path, or its full path.</param>
/// <param name="longest">How long one PDF may take; null: 20 seconds.</param>
public sealed class PdfToText(string program = "pdftotext", TimeSpan? longest = null) : IPdfText
{
    private readonly TimeSpan longest = longest ?? TextLimits.PdfTime;

    private const int MostOutputBytes = TextLimits.MostCharacters * 3;
    private const int MostErrorBytes = 64 * 1024;

    /// <inheritdoc/>
    public Result<string> Read(ReadOnlyMemory<byte> pdf)
    {
        DirectoryInfo? folder = null;
        try
        {
            folder = Directory.CreateTempSubdirectory("prescreen-pdf-");
            using var process = Start(folder.FullName);
            return process is null ? TextProblems.NoPdfReader() : ReadAsync(process, pdf).GetAwaiter().GetResult();
        }
        catch (Exception missing) when (missing is Win32Exception or PlatformNotSupportedException or IOException or UnauthorizedAccessException)
        {
            return TextProblems.NoPdfReader();
        }
        finally
        {
            Remove(folder);
        }
    }

    private Process? Start(string folder)
    {
        var start = new ProcessStartInfo(program)
        {
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        foreach (var argument in (string[])["-layout", "-enc", "UTF-8", "-", "-"])
        {
            start.ArgumentList.Add(argument);
        }

        var path = start.Environment.TryGetValue("PATH", out var known) ? known : null;
        start.Environment.Clear();
        start.Environment["PATH"] = path;
        start.Environment["HOME"] = folder;
        start.Environment["LC_ALL"] = "C";
        return Process.Start(start);
    }

    private async Task<Result<string>> ReadAsync(Process process, ReadOnlyMemory<byte> pdf)
    {
        using var limit = new CancellationTokenSource(longest);
        try
        {
            var written = WriteAsync(process.StandardInput.BaseStream, pdf, limit.Token);
            var errors = CappedAsync(process.StandardError.BaseStream, MostErrorBytes, limit.Token);
            var text = await CappedAsync(process.StandardOutput.BaseStream, MostOutputBytes, limit.Token);
            if (text is null)
            {
                return TextProblems.TooLong();
            }

            await written;
            await errors;
            await process.WaitForExitAsync(limit.Token);
            return process.ExitCode == 0 ? Encoding.UTF8.GetString(text) : TextProblems.LockedPdf();
        }
        catch (OperationCanceledException)
        {
            return TextProblems.SlowPdf(longest);
        }
        finally
        {
            Kill(process);
        }
    }

    private static async Task WriteAsync(Stream input, ReadOnlyMemory<byte> pdf, CancellationToken ct)
    {
        try
        {
            await using (input)
            {
                await input.WriteAsync(pdf, ct);
            }
        }
        catch (IOException)
        {
            // It stopped reading: its exit code says why.
        }
    }

    private static async Task<byte[]?> CappedAsync(Stream output, int most, CancellationToken ct)
    {
        using var read = new MemoryStream();
        var buffer = new byte[64 * 1024];
        for (var count = await output.ReadAsync(buffer, ct); count > 0; count = await output.ReadAsync(buffer, ct))
        {
            if (read.Length + count > most)
            {
                return null;
            }

            read.Write(buffer, 0, count);
        }

        return read.ToArray();
    }

    private static void Kill(Process process)
    {
        try
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
                process.WaitForExit(TextLimits.PdfTime);
            }
        }
        catch (Exception gone) when (gone is InvalidOperationException or Win32Exception or NotSupportedException or AggregateException)
        {
            // It ended by itself meanwhile.
        }
    }

    private static void Remove(DirectoryInfo? folder)
    {
        try
        {
            folder?.Delete(recursive: true);
        }
        catch (Exception busy) when (busy is IOException or UnauthorizedAccessException)
        {
            // An empty folder stays behind; nothing was ever written to it.
        }
    }
}
