using ChannelGrains.Journal;
using ChannelGrains.Journal.V1;
using Orleans.Concurrency;

namespace ChannelGrains.Grains.Tools;

[StatelessWorker]
internal sealed class ToolNotesGrain(IJournalIndex index) : Grain, IToolNotesGrain
{
    public async Task<ListedNotes> List(string toolId, int version, string partnerId, int pageSize, string after)
    {
        var size = Pages.Size(pageSize);
        var entries = await index.ScanIndexAsync(
            ToolKeys.Notes(toolId, version, partnerId), after.Length > 0 ? Convert.FromHexString(after) : ReadOnlyMemory<byte>.Empty, size, descending: false, CancellationToken.None);
        var notes = entries.Select(entry => ToolFacts.ToDomain(ToolNoteEntry.Parser.ParseFrom(entry.Value.Span), toolId, version));
        return new ListedNotes([.. notes], entries.Count < size ? "" : Convert.ToHexStringLower(entries[^1].Key.Span));
    }
}
