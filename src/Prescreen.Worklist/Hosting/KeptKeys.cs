using System.Text;
using System.Xml;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Prescreen.Screening.Ledger;

namespace Prescreen.Worklist.Hosting;

/// <summary>
/// The keys of data protection, in the store that all instances share, each under a name of its own so that two instances that make one at once lose none.
/// The framework asks without waiting for an answer later, so its threads wait here: at the start, and when a key is made (every 90 days).
/// </summary>
internal sealed class KeptKeys(ISettingStore store) : IXmlRepository
{
    private const string Prefix = "data-protection:";

    public IReadOnlyCollection<XElement> GetAllElements()
    {
        // Without its keys the pages can't tell who is signed in: better to fail than to make others.
        var kept = Task.Run(() => store.ListAsync(Prefix, CancellationToken.None)).GetAwaiter().GetResult().Value;
        return [.. kept.Select(value => XElement.Parse(Encoding.UTF8.GetString(value.Value.Span)))];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using MemoryStream text = new();
        using (var writer = XmlWriter.Create(text, new XmlWriterSettings { Encoding = new UTF8Encoding(false) }))
        {
            element.Save(writer);
        }

        _ = Task.Run(() => store.PutAsync(Prefix + friendlyName, text.ToArray(), CancellationToken.None)).GetAwaiter().GetResult().Value;
    }
}
