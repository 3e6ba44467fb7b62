using ChannelGrains.Domain.Sales;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Partners.V1;

namespace ChannelGrains.Grains.Partners;

internal sealed partial class PartnerGrain
{
    public async Task<Answer<ListNamesResponse>> ListNames() => await ReadAsync(state =>
    {
        if (state.Life is null)
            return Answer<ListNamesResponse>.Refuse(Unknown());
        var response = new ListNamesResponse { MaxCategories = state.Sales.Categories.Max, MaxRegions = state.Sales.Regions.Max };
        response.Categories.AddRange(Used(state.Sales.Categories));
        response.Regions.AddRange(Used(state.Sales.Regions));
        return Answer<ListNamesResponse>.Of(response, Ticket);
    }, CancellationToken.None);

    private static IEnumerable<UsedName> Used(NameTable names) => Enumerable.Range(0, names.Count).Where(index => names.Uses(index) > 0)
        .Select(index => new UsedName { Name = names.GetName(index), Uses = names.Uses(index) })
        .OrderBy(name => name.Uses).ThenBy(name => name.Name, StringComparer.Ordinal);
}
