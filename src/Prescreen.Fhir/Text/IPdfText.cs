namespace Prescreen.Fhir.Text;

/// <summary>Reads the words of a PDF. Safe to share between threads.</summary>
public interface IPdfText
{
    /// <summary>The words, a form feed after each page; FHIR-174 where the PDF is locked or damaged, FHIR-175 where nothing here can read PDFs, FHIR-176 where it took too long.</summary>
    Result<string> Read(ReadOnlyMemory<byte> pdf);
}
