using ChannelGrains.Partners.V1;
using ChannelGrains.Targets.V1;
using Google.Type;
using Grpc.Core;

namespace ChannelGrains.Campaigns.Commands.Scripts;

/// <summary>A region's target is set and brought down to its partners, who take their parts once it is acknowledged: also when the server dies before they have.</summary>
/// <param name="id">Names the region, and begins the ids of its partners.</param>
internal sealed class AllocationScript(string id) : ICommandScript
{
    private const int Partners = 3, Looks = 400;
    private const string Year = "2101", Set = "target", Allocated = "allocation";

    private int _made;
    private long _cents;

    public string Subject => $"the allocation of {id}";

    private TargetScope Region => new() { Region = $"cn/{id}" };

    public Command? Next(Random random, Shown acknowledged) => ++_made switch
    {
        <= Partners => Create(PartnerId(_made)),
        Partners + 1 => SetTarget(random),
        Partners + 2 => Allocate(),
        _ => null,
    };

    public async Task<Shown> ReadAsync(ChannelBase channel)
    {
        var shown = Shown.Nothing;
        if (await TargetReading.ReadAsync(channel, Region, Year) is { } target)
            shown = shown.With(Set, Text(target.Target.Amount, target.Target.Version));
        if (await ReadAllocationAsync(channel) is { } allocation)
            shown = shown.With(Allocated, AllocationText(allocation.PartCount, allocation.AppliedCount, allocation.RefusedCount));
        for (var place = 1; place <= Partners; place++)
        {
            var partnerId = PartnerId(place);
            try
            {
                shown = shown.With(partnerId, (await new PartnerService.PartnerServiceClient(channel).GetPartnerAsync(new GetPartnerRequest { PartnerId = partnerId })).Partner.Region);
            }
            catch (RpcException exception) when (exception.StatusCode == StatusCode.NotFound)
            {
                continue;
            }
            if (await TargetReading.ReadAsync(channel, new TargetScope { PartnerId = partnerId }, Year) is { } part)
                shown = shown.With(PartKey(place), Text(part.Target.Amount, part.Target.Version));
        }
        return shown;
    }

    /// <summary>Looks until the partners have been asked, which has to be soon.</summary>
    private async Task<Allocation?> ReadAllocationAsync(ChannelBase channel)
    {
        try
        {
            for (var look = 1; ; look++)
            {
                var allocation = (await new TargetService.TargetServiceClient(channel).GetAllocationAsync(new GetAllocationRequest { Scope = Region, Year = Year })).Allocation;
                if (allocation.Applied || look == Looks)
                    return allocation;
                await Pacing.AfterRefusal();
            }
        }
        catch (RpcException exception) when (exception.StatusCode == StatusCode.NotFound)
        {
            return null;
        }
    }

    private Command<CreatePartnerRequest, CreatePartnerResponse> Create(string partnerId) =>
        PartnerCommands.Create(partnerId, PartnerState.Active, shown => shown.With(partnerId, Region.Region), _ => { }, region: Region.Region);

    private Command<SetTargetRequest, SetTargetResponse> SetTarget(Random random)
    {
        _cents = random.NextInt64(10_000_000_000);
        return new(
            new SetTargetRequest { Scope = Region, Year = Year, Amount = Money(_cents) },
            (channel, request) => new TargetService.TargetServiceClient(channel).SetTargetAsync(request),
            request => request.Amount.Units++)
        { Effect = shown => shown.With(Set, Text(Money(_cents), 1)) };
    }

    private Command<AllocateTargetRequest, AllocateTargetResponse> Allocate() => new(
        new AllocateTargetRequest { Scope = Region, Year = Year, Method = AllocationMethod.Equal },
        (channel, request) => new TargetService.TargetServiceClient(channel).AllocateTargetAsync(request),
        request => request.Buffer = Money(100))
    {
        Effect = shown =>
        {
            shown = shown.With(Allocated, AllocationText(Partners, Partners, 0));
            // What does not divide falls to the first ones, a cent each.
            for (var place = 1; place <= Partners; place++)
                shown = shown.With(PartKey(place), Text(Money(_cents / Partners + (place <= _cents % Partners ? 1 : 0)), 1));
            return shown;
        },
    };

    private string PartnerId(int place) => $"{id}-{place}";

    private static string PartKey(int place) => $"part {place}";

    private static Money Money(long cents) => new() { CurrencyCode = "CNY", Units = cents / 100, Nanos = (int)(cents % 100) * 10_000_000 };

    private static string Text(Money amount, int version) => $"{TargetReading.ToDecimal(amount):0.00}, version {version}";

    private static string AllocationText(int parts, int applied, int refused) => $"{parts} parts, {applied} taken, {refused} refused";
}
