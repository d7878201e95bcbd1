namespace Prescreen.Vocabulary;

/// <summary>Takes the bytes of a text as <see cref="TextFolding"/> writes them.</summary>
internal interface IFoldedText
{
    void Put(byte value);
}
