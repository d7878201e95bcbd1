namespace Prescreen.Fhir.FhirPath.Syntax;

/// <summary>A token and the character it begins at, from 0.</summary>
internal readonly record struct Token(TokenKind Kind, string Text, int Position)
{
    internal bool IsMark(string mark) => Kind is TokenKind.Mark && Text == mark;

    internal bool IsWord(string word) => Kind is TokenKind.Word && Text == word;
}
