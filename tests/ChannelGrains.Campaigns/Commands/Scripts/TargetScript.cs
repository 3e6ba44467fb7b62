using ChannelGrains.Partners.V1;
using ChannelGrains.Targets.V1;
using Google.Type;
using Grpc.Core;

namespace ChannelGrains.Campaigns.Commands.Scripts;

/// <summary>A partner's targets for years to come are set and changed, with weights of their own.</summary>
internal sealed class TargetScript(string partnerId) : ICommandScript
{
    private const int MaxCommands = 60;

    private static readonly string[] Years = ["2101", "2102", "2103"];

    private readonly Dictionary<string, string> _etags = [];
    private int _made;

    public string Subject => $"the targets of {partnerId}";

    public Command? Next(Random random, Shown acknowledged)
    {
        if (_made++ == MaxCommands)
            return null;
        return _made == 1 ? PartnerCommands.Create(partnerId, PartnerState.Active, shown => shown.Plus(PartnerRecords.Name), _ => { }) : Set(random);
    }

    public async Task<Shown> ReadAsync(ChannelBase channel)
    {
        var shown = Shown.Nothing;
        foreach (var year in Years)
            if (await TargetReading.ReadAsync(channel, new TargetScope { PartnerId = partnerId }, year) is { } read)
                shown = shown.Plus(Versions(year), read.Versions.Count).With(year, Text(read.Target.Amount, read.Target.Weights.Months, TargetReading.SumOfMonths(read.Cascade)));
        try
        {
            return await PartnerRecords.ReadAsync(channel, partnerId, shown);
        }
        catch (RpcException exception) when (exception.StatusCode == StatusCode.NotFound)
        {
            return Shown.Nothing;
        }
    }

    private Command<SetTargetRequest, SetTargetResponse> Set(Random random)
    {
        var year = Years[random.Next(Years.Length)];
        var amount = new Money { CurrencyCode = "CNY", Units = random.Next(100_000_000), Nanos = random.Next(100) * 10_000_000 };
        var weights = new TargetWeights { Basis = WeightBasis.Seasonal };
        for (var month = 0; month < 12; month++)
            weights.Months.Add(1 + random.Next(1_000));
        var (etag, refused) = (random.Next(2) == 0 ? _etags.GetValueOrDefault(year, "") : "", default(Refused?));
        switch (random.Next(100))
        {
            // No target is of record 1, which has made the partner.
            case < 8:
                (etag, refused) = ("1", new(StatusCode.Aborted, "ETAG_MISMATCH"));
                break;
            case < 12:
                (amount.Nanos, refused) = (1_000_000, new(StatusCode.InvalidArgument, "AMOUNT"));
                break;
        }
        return new(
            new SetTargetRequest { Scope = new TargetScope { PartnerId = partnerId }, Year = year, Amount = amount, Weights = weights, Etag = etag },
            (channel, request) => new TargetService.TargetServiceClient(channel).SetTargetAsync(request),
            request => request.Amount.Units++)
        {
            Effect = shown => shown.Plus(PartnerRecords.Name).Plus(Versions(year)).With(year, Text(amount, weights.Months, TargetReading.ToDecimal(amount))),
            Refused = refused,
            Taken = answer => _etags[year] = answer.Target.Etag,
        };
    }

    private static string Versions(string year) => $"versions of {year}";

    private static string Text(Money amount, IEnumerable<long> weights, decimal sumOfMonths) =>
        $"{TargetReading.ToDecimal(amount):0.00} by {string.Join(' ', weights)}, its months are {sumOfMonths:0.00}";
}
