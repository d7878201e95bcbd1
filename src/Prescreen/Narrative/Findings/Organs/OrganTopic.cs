using Prescreen.Narrative.Scanning;
using Prescreen.Narrative.Structure;

namespace Prescreen.Narrative.Findings.Organs;

/// <summary>The organs spoken of though a sentence doesn't name them: those of its line's heading ("LIVER: …"), of the specimen's label, or of the sentence before.</summary>
internal sealed class OrganTopic
{
    private const int LabelReach = 16;

    private List<Organ> label = [];
    private List<Organ> line = [];
    private List<Organ> last = [];
    private string? part;
    private SectionKind section;
    private int entered;
    private int left;

    /// <summary>The organs; empty where none is spoken of.</summary>
    public IReadOnlyList<Organ> Current { get; private set; } = [];

    /// <summary>True where they are the label of what was sent in, or a line's heading.</summary>
    public bool IsLabel { get; private set; }

    /// <summary>A new report.</summary>
    public void Begin() => (label, line, last, part, section, Current, IsLabel, entered, left) = ([], [], [], null, SectionKind.Other, [], false, -1, -1);

    /// <summary>Says what the next sentence is about, before it is read; once, whoever asks.</summary>
    public void Enter(SentenceReading sentence)
    {
        ref readonly var first = ref sentence.Tokens[0];
        if (entered == first.Start)
        {
            return;
        }

        entered = first.Start;
        var beginsLine = BeginsLine(sentence);
        if (beginsLine)
        {
            line = last = [];
        }

        if (sentence.Part != part || sentence.Section != section || (sentence.BeginsParagraph && first.Sign is not ('-' or '•' or '*')))
        {
            label = last = [];
        }

        Current = line.Count > 0 ? line : label.Count > 0 ? label : last;
        IsLabel = line.Count > 0 || label.Count > 0;
    }

    /// <summary>Notes the organs a sentence was about, after it was read; once, whoever tells.</summary>
    public void Leave(SentenceReading sentence, IReadOnlyList<Organ> organs)
    {
        if (left == sentence.Tokens[0].Start)
        {
            return;
        }

        left = sentence.Tokens[0].Start;
        var isNewPart = sentence.Part is not null && sentence.Part != part;
        (part, section) = (sentence.Part, sentence.Section);
        if (organs.Count == 0)
        {
            return;
        }

        var tokens = sentence.Tokens;
        var colon = Drafting.Clauses.Find(tokens, 0, Math.Min(tokens.Length, LabelReach), ':');
        if (colon > 0 && organs[0].End <= colon && (BeginsLine(sentence) || isNewPart))
        {
            line = Before(organs, colon);
        }

        if (tokens[^1].Sign is ':' or '-' || isNewPart)
        {
            label = Before(organs, tokens[^1].Sign is ':' or '-' || colon <= 0 ? tokens.Length : colon);
        }

        last = OfGroup(organs);
    }

    private static bool BeginsLine(SentenceReading sentence) => sentence.BeginsParagraph || sentence.Tokens[0].Gap is Gap.Line;

    // Loops, for every sentence that names an organ comes by here.
    private static List<Organ> OfGroup(IReadOnlyList<Organ> organs)
    {
        List<Organ> found = new(organs.Count);
        for (var index = 0; index < organs.Count; index++)
        {
            if (organs[index].Group == organs[0].Group)
            {
                found.Add(organs[index].Before);
            }
        }

        return found;
    }

    private static List<Organ> Before(IReadOnlyList<Organ> organs, int end)
    {
        List<Organ> found = new(organs.Count);
        for (var index = 0; index < organs.Count; index++)
        {
            if (organs[index].End <= end)
            {
                found.Add(organs[index].Before);
            }
        }

        return found;
    }
}
