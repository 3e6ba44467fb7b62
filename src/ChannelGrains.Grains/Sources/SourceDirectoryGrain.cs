using ChannelGrains.Ingest.V1;
using ChannelGrains.Journal;
using Orleans.Concurrency;

namespace ChannelGrains.Grains.Sources;

[StatelessWorker]
internal sealed class SourceDirectoryGrain(IJournalIndex index) : Grain, ISourceDirectoryGrain
{
    public async Task<ListSourcesResponse> List(ListSourcesRequest request, IReadOnlySet<string> own, IReadOnlySet<string> ownPartners)
    {
        var size = Pages.Size(request.PageSize);
        var response = new ListSourcesResponse { NextPageToken = request.PageToken };
        do
        {
            // As far as the page has room: an empty page would tell of the sources that the caller may not see.
            var page = await IndexDirectory.PageAsync(
                index, SourceDirectory.Prefix, response.NextPageToken, size - response.Sources.Count, Pages.LargestBytes - response.CalculateSize(), own);
            response.Sources.AddRange(page.Values.Select(value => Source.Parser.ParseFrom(value.Span)).Where(source => OwnPartners.TryNarrow(source, ownPartners)));
            response.NextPageToken = page.Last;
        }
        while (response.Sources.Count < size && response.NextPageToken.Length > 0 && response.CalculateSize() < Pages.LargestBytes);
        return response;
    }
}
