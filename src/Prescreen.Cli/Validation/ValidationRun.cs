using System.Text;
using System.Text.Json;
using Prescreen.Cli.Commands;
using Prescreen.Fhir.Validation;
using Prescreen.Json;

namespace Prescreen.Cli.Validation;

/// <summary>One call of <c>prescreen validate</c>.</summary>
internal sealed class ValidationRun(FhirValidator validator, IReadOnlyList<string> profiles, IValidationOutput output, Surroundings surroundings)
{
    private bool isGood = true;

    /// <summary>0 where every resource is valid, 1 where one isn't or can't be read.</summary>
    public int Run(IReadOnlyList<string> paths)
    {
        var files = InputFiles.Of([.. paths.Where(path => path != "-")]);
        using Progress progress = new(surroundings, files.Sum(file => file.Bytes));
        if (paths.Contains("-"))
        {
            using MemoryStream piped = new();
            surroundings.Input().CopyTo(piped);
            One("-", 1, piped.ToArray());
        }

        foreach (var file in files)
        {
            progress.Reading(file);
            Read(file.Path);
        }

        output.End();
        return isGood ? ExitCode.Done : ExitCode.Partly;
    }

    private void Read(string path)
    {
        try
        {
            if (Path.GetExtension(path).Equals(".ndjson", StringComparison.OrdinalIgnoreCase))
            {
                Lines(path);
            }
            else
            {
                One(path, 1, File.ReadAllBytes(path));
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            isGood = false;
            surroundings.Error.WriteLine($"{path}: CLI-061: The file can't be read: check its name and its rights.");
        }
    }

    private void Lines(string path)
    {
        // A letter a byte: read as UTF-8, what isn't UTF-8 would be mended before the validator sees it.
        using StreamReader reader = new(path, Encoding.Latin1, detectEncodingFromByteOrderMarks: false);
        for (var number = 1; reader.ReadLine() is { } line; number++)
        {
            if (!string.IsNullOrWhiteSpace(line))
            {
                One(path, number, Encoding.Latin1.GetBytes(line));
            }
        }
    }

    private void One(string path, int line, ReadOnlyMemory<byte> json)
    {
        json = JsonUnicode.WithoutMark(json);
        ValidatedResource validated = new(path, line, ReferenceOf(JsonUnicode.Mended(json)), validator.Validate(json, profiles));
        isGood &= validated.Report.IsValid;
        output.Add(validated);
    }

    // Only the head of the resource is of interest; what is wrong with the rest, the validator tells.
    private static string ReferenceOf(ReadOnlyMemory<byte> json)
    {
        var (type, id) = ("?", "");
        Utf8JsonReader reader = new(json.Span);
        try
        {
            reader.Read();
            while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
            {
                var (isType, isId) = (reader.ValueTextEquals("resourceType"u8), reader.ValueTextEquals("id"u8));
                reader.Read();
                if ((isType || isId) && reader.TokenType is JsonTokenType.String)
                {
                    (type, id) = isType ? (reader.GetString()!, id) : (type, "/" + reader.GetString());
                }

                if (type != "?" && id.Length > 0)
                {
                    break;
                }

                reader.Skip();
            }
        }
        catch (JsonException)
        {
            return type;
        }

        return type + id;
    }
}
