using Prescreen.Facts;
using Prescreen.Worklist.Subjects;
using Prescreen.Worklist.Texts;

namespace Prescreen.Worklist.Pages;

/// <summary>What stands beneath a patient's name.</summary>
public static class NameLine
{
    /// <summary>"1961-04-12 · female · 4711", as far as known.</summary>
    public static string Of(PatientName name, PageTexts texts)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(texts);
        string?[] parts = [name.BirthDate, name.Gender is Gender.Unknown ? null : texts[$"gender.{name.Gender.ToString().ToLowerInvariant()}"], name.RecordNumber];
        return string.Join(" · ", parts.Where(part => part is not null));
    }
}
