using ChannelGrains.Ingest.V1;
using ChannelGrains.Journal;
using Orleans.Concurrency;

namespace ChannelGrains.Grains.Sources;

[StatelessWorker]
internal sealed class SourceDirectoryGrain(IJournalStore store) : Grain, ISourceDirectoryGrain
{
    public async Task<ListSourcesResponse> List(ListSourcesRequest request)
    {
        var size = Pages.Size(request.PageSize);
        var after = request.PageToken.Length == 0 ? [] : SourceDirectory.Key(request.PageToken);
        var entries = await store.ScanIndexAsync(SourceDirectory.Prefix, after, size, descending: false, CancellationToken.None);
        var response = new ListSourcesResponse();
        response.Sources.AddRange(entries.Select(entry => Source.Parser.ParseFrom(entry.Value.Span)));
        if (entries.Count == size)
            response.NextPageToken = response.Sources[^1].SourceId;
        return response;
    }
}
