using ChannelGrains.Domain.Targets;
using ChannelGrains.Journal;
using ChannelGrains.Journal.V1;
using Orleans.Concurrency;

namespace ChannelGrains.Grains.Targets;

[StatelessWorker]
internal sealed class TargetDirectoryGrain(IJournalIndex index) : Grain, ITargetDirectoryGrain
{
    public async Task<ListedTargets> List(string yearId, string after, int size, IReadOnlySet<string> own)
    {
        var names = own.Select(id => TargetNames.ListName(TargetScope.OfPartner(id))).ToHashSet(StringComparer.Ordinal);
        var page = await IndexDirectory.PageAsync(index, TargetNames.IndexPrefix(yearId), after, Pages.Size(size), Pages.LargestBytes, names);
        return new ListedTargets([.. page.Values.Select(value => TargetSnapshots.ToDomain(TargetVersionSnapshot.Parser.ParseFrom(value.Span)))], page.Last);
    }
}
