using ChannelGrains.Agreements.V1;
using Grpc.Core;

namespace ChannelGrains.Datasets.Tests.Settlement;

/// <summary>Signs agreements over gRPC.</summary>
internal static class Agreeing
{
    private const int Concurrency = 16;

    /// <summary>3 % up to 50,000, 5 % up to 250,000, 8 % above, of each month's net sales.</summary>
    public static AgreementTerms Terms(BracketMode mode, Rounding rounding = Rounding.HalfAway) => Terms(new CommissionSchedule
    {
        Base = CommissionBase.NetSales,
        Mode = mode,
        Period = CommissionPeriod.Month,
        Brackets =
        {
            new CommissionBracket { UpTo = "50000", Rate = "0.03" }, new CommissionBracket { UpTo = "250000", Rate = "0.05" }, new CommissionBracket { Rate = "0.08" },
        },
    }, rounding);

    public static AgreementTerms Terms(CommissionSchedule schedule, Rounding rounding = Rounding.HalfAway) => new()
    {
        Title = "Commission by brackets",
        Commission = schedule,
        Payment = new PaymentTerms { Method = PaymentMethod.CreditNote, Rounding = rounding },
    };

    /// <summary>Takes an agreement from its draft to its signature.</summary>
    public static async Task SignAsync(ChannelBase channel, string partnerId, AgreementTerms terms, string from)
    {
        var client = new AgreementService.AgreementServiceClient(channel);
        await client.DraftAgreementAsync(new() { PartnerId = partnerId, Terms = terms, EffectiveFrom = from, AllowAdjustment = true });
        await client.SubmitAgreementAsync(new() { PartnerId = partnerId });
        foreach (var side in new[] { AgreementSide.Company, AgreementSide.Partner })
            await client.ConfirmAgreementAsync(new() { PartnerId = partnerId, Side = side });
        await client.SignAgreementAsync(new() { PartnerId = partnerId, Evidence = new() { Reference = "contract" } });
    }

    public static Task SignAllAsync(ChannelBase channel, IEnumerable<string> partnerIds, AgreementTerms terms, string from) => Parallel.ForEachAsync(
        partnerIds.Distinct(), new ParallelOptions { MaxDegreeOfParallelism = Concurrency }, async (partnerId, _) => await SignAsync(channel, partnerId, terms, from));
}
