using ChannelGrains.Domain.Sales;
using ChannelGrains.Grains.Journalled;

namespace ChannelGrains.Grains.Partners;

internal sealed partial class PartnerGrain
{
    public async Task<Answer<UsedNames>> ListNames() => await ReadAsync(
        state => state.Life is null
            ? Answer<UsedNames>.Refuse(Unknown())
            : Answer<UsedNames>.Of(
                new UsedNames(Used(state.Sales.Categories), state.Sales.Categories.Max, Used(state.Sales.Regions), state.Sales.Regions.Max), Ticket), CancellationToken.None);

    private static IReadOnlyList<UsedName> Used(NameTable names) =>
    [
        .. Enumerable.Range(0, names.Count).Where(index => names.Uses(index) > 0).Select(index => new UsedName(names.GetName(index), names.Uses(index)))
            .OrderBy(name => name.Uses).ThenBy(name => name.Name, StringComparer.Ordinal),
    ];
}
