using ChannelGrains.Domain.Sources;
using ChannelGrains.Journal;
using ChannelGrains.Journal.V1;
using Orleans.Concurrency;

namespace ChannelGrains.Grains.Sources;

[StatelessWorker]
internal sealed class SourceDirectoryGrain(IJournalIndex index) : Grain, ISourceDirectoryGrain
{
    public async Task<ListedSources> List(int pageSize, string after, IReadOnlySet<string> own, IReadOnlySet<string> ownPartners)
    {
        var size = Pages.Size(pageSize);
        var (sources, bytes) = (new List<SourceDefinition>(), 0);
        do
        {
            // As far as the page has room: an empty page would tell of the sources that the caller may not see.
            var page = await IndexDirectory.PageAsync(index, SourceDirectory.Prefix, after, size - sources.Count, Pages.LargestBytes - bytes, own);
            foreach (var value in page.Values)
            {
                var stored = SourceFacts.ToDomain(SourceEntry.Parser.ParseFrom(value.Span));
                if (stored.SeenBy(ownPartners) is not { } source)
                    continue;
                sources.Add(source);
                bytes += ReferenceEquals(source, stored) ? value.Length : SourceFacts.ToEntry(source).CalculateSize();
            }
            after = page.Last;
        }
        while (sources.Count < size && after.Length > 0 && bytes < Pages.LargestBytes);
        return new ListedSources(sources, after);
    }
}
