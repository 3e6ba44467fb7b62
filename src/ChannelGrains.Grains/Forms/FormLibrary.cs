using System.Collections.Concurrent;
using ChannelGrains.Domain.Forms;
using ChannelGrains.Journal;
using ChannelGrains.Journal.V1;

namespace ChannelGrains.Grains.Forms;

/// <summary>Reads forms from the index, which shows what is durable. Versions never change, so that those that were read are kept.</summary>
internal sealed class FormLibrary(IJournalStore store)
{
    /// <summary>Versions that are kept in memory.</summary>
    private const int Capacity = 256;

    private readonly ConcurrentDictionary<(string FormId, int Version), Form> _versions = new();

    /// <param name="formId">The form.</param>
    /// <param name="version">Which version; 0 is the latest.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>Null where there is none.</returns>
    public async ValueTask<Form?> FindAsync(string formId, int version, CancellationToken cancellationToken)
    {
        if (_versions.TryGetValue((formId, version), out var known))
            return known;
        var reads = new IndexReads();
        reads.Add(version == 0 ? FormKeys.LatestOf(formId) : FormKeys.Version(formId, version));
        await store.ReadIndexAsync(reads, cancellationToken);
        if (!reads.Found(0))
            return null;
        var form = FormFacts.ToDomain(FormEntry.Parser.ParseFrom(reads.Value(0)).Form);
        if (_versions.Count >= Capacity)
            _versions.Clear();
        _versions[(formId, form.Version)] = form;
        return form;
    }
}
