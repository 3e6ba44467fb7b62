using System.Globalization;
using ChannelGrains.Partners.V1;
using ChannelGrains.Targets.V1;
using Google.Type;
using Grpc.Core;

namespace ChannelGrains.Campaigns.Commands.Scripts;

/// <summary>The targets of the company, or of a channel type, are set and changed, and each year's is once brought down to partners of the story's own. The one story never ends.</summary>
/// <param name="id">Begins the ids of its partners.</param>
/// <param name="scope">Whose targets; its partners are in it.</param>
/// <param name="firstYear">The first of its years, which no other story has.</param>
internal sealed class ScopeTargetScript(string id, TargetScope scope, int firstYear) : ICommandScript
{
    private const int Partners = 3, Years = 12, MaxVersions = 100;

    private readonly Dictionary<string, string> _etags = [];
    private int _made, _allocated;

    public string Subject => $"the targets of {scope}";

    public Command? Next(Random random, Shown acknowledged)
    {
        if (_made < Partners)
            return Create(PartnerId(++_made));
        if (_allocated < Years && acknowledged[Amount(Year(_allocated))] is { } target && random.Next(6) == 0)
            return Allocate(Year(_allocated), decimal.Parse(target, CultureInfo.InvariantCulture), random);
        return Set(Year(random.Next(Math.Min(_allocated + 1, Years))), random, acknowledged);
    }

    public async Task<Shown> ReadAsync(ChannelBase channel)
    {
        var shown = Shown.Nothing;
        for (var place = 1; place <= Partners; place++)
            if (await IsThereAsync(channel, PartnerId(place)))
                shown = shown.With(PartnerId(place), "is there");
        for (var place = 0; place <= Math.Min(_allocated, Years - 1); place++)
        {
            var year = Year(place);
            if (await TargetReading.ReadAsync(channel, scope, year) is { } read)
                shown = shown.Plus(Versions(year), read.Versions.Count).With(Amount(year), Text(TargetReading.SumOfMonths(read.Cascade)));
            if (await ScopeAllocation.ReadAsync(channel, scope, year) is { } allocation)
                shown = shown.With(Allocation(year), AllocationText(allocation.Target, allocation.Allocated, allocation.IsTaken ? allocation.Parts : 0));
        }
        return shown;
    }

    private Command<SetTargetRequest, SetTargetResponse> Set(string year, Random random, Shown acknowledged)
    {
        var amount = new Money { CurrencyCode = "CNY", Units = random.Next(1_000_000_000), Nanos = random.Next(100) * 10_000_000 };
        var (etag, refused) = (random.Next(2) == 0 ? _etags.GetValueOrDefault(year, "") : "", default(Refused?));
        switch (random.Next(100))
        {
            case < 8:
                (etag, refused) = ("7777777", new(StatusCode.Aborted, "ETAG_MISMATCH"));
                break;
            case < 12:
                (amount.Nanos, refused) = (1_000_000, new(StatusCode.InvalidArgument, "AMOUNT"));
                break;
            default:
                if (acknowledged.Count(Versions(year)) >= MaxVersions)
                    refused = new(StatusCode.ResourceExhausted, "VERSIONS_FULL");
                break;
        }
        return new(
            new SetTargetRequest { Scope = scope, Year = year, Amount = amount, Etag = etag },
            (channel, request) => new TargetService.TargetServiceClient(channel).SetTargetAsync(request),
            request => request.Amount.Units++)
        {
            Effect = shown => shown.Plus(Versions(year)).With(Amount(year), Text(TargetReading.ToDecimal(amount))),
            Refused = refused,
            Taken = answer => _etags[year] = answer.Target.Etag,
        };
    }

    private Command<AllocateTargetRequest, AllocateTargetResponse> Allocate(string year, decimal target, Random random)
    {
        var cents = (long)(target * 100) / Partners;
        var parts = Enumerable.Range(1, Partners).Select(place => new AllocatedPart { PartnerId = PartnerId(place), Target = Money(random.NextInt64(cents + 1)) }).ToList();
        var refused = default(Refused?);
        if (random.Next(4) == 0)
            (parts[0].Target, refused) = (Money((cents + 1) * Partners), new(StatusCode.FailedPrecondition, "BUFFER_EXCEEDED"));
        return new(
            new AllocateTargetRequest { Scope = scope, Year = year, Method = AllocationMethod.ByHand, Parts = { parts } },
            (channel, request) => new TargetService.TargetServiceClient(channel).AllocateTargetAsync(request),
            request => request.Parts.RemoveAt(0))
        {
            Effect = shown => shown.With(Allocation(year), AllocationText(target, parts.Sum(part => TargetReading.ToDecimal(part.Target)), Partners)),
            Refused = refused,
            Taken = _ => _allocated++,
        };
    }

    private static Command<CreatePartnerRequest, CreatePartnerResponse> Create(string partnerId) =>
        PartnerCommands.Create(partnerId, PartnerState.Active, shown => shown.With(partnerId, "is there"), _ => { });

    private static async Task<bool> IsThereAsync(ChannelBase channel, string partnerId)
    {
        try
        {
            await new PartnerService.PartnerServiceClient(channel).GetPartnerAsync(new GetPartnerRequest { PartnerId = partnerId });
            return true;
        }
        catch (RpcException exception) when (exception.StatusCode == StatusCode.NotFound)
        {
            return false;
        }
    }

    private string PartnerId(int place) => $"{id}-{place}";

    private string Year(int place) => (firstYear + place).ToString(CultureInfo.InvariantCulture);

    private static string Versions(string year) => $"versions of {year}";

    private static string Amount(string year) => $"amount of {year}";

    private static string Allocation(string year) => $"allocation of {year}";

    private static string Text(decimal amount) => amount.ToString("0.00", CultureInfo.InvariantCulture);

    private static Money Money(long cents) => new() { CurrencyCode = "CNY", Units = cents / 100, Nanos = (int)(cents % 100) * 10_000_000 };

    private static string AllocationText(decimal target, decimal allocated, int taken) => $"of {Text(target)} partners have {Text(allocated)}, {taken} have taken their part";
}
