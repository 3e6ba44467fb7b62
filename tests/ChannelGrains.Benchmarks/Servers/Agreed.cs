using ChannelGrains.Agreements.V1;
using Grpc.Net.Client;

namespace ChannelGrains.Benchmarks.Servers;

/// <summary>Signs an agreement with each partner: three brackets of each month's net sales.</summary>
internal static class Agreed
{
    private const int CallsAtOnce = 64;

    private static readonly AgreementTerms Brackets = new()
    {
        Title = "Brackets",
        Commission = new CommissionSchedule
        {
            Base = CommissionBase.NetSales,
            Mode = BracketMode.Graduated,
            Period = CommissionPeriod.Month,
            Brackets = { new CommissionBracket { UpTo = "1000", Rate = "0.03" }, new CommissionBracket { UpTo = "5000", Rate = "0.05" }, new CommissionBracket { Rate = "0.08" } },
        },
        Payment = new PaymentTerms { Method = PaymentMethod.CreditNote },
    };

    /// <param name="server">Where.</param>
    /// <param name="partnerIds">With whom.</param>
    /// <param name="from">The first business day, yyyy-mm-dd.</param>
    public static async Task SignAsync(BenchmarkedServer server, IReadOnlyList<string> partnerIds, string from)
    {
        using var channel = GrpcChannel.ForAddress(server.GrpcAddress);
        var agreements = new AgreementService.AgreementServiceClient(channel);
        await Parallel.ForEachAsync(partnerIds, new ParallelOptions { MaxDegreeOfParallelism = CallsAtOnce }, async (partner, cancellation) =>
        {
            await agreements.DraftAgreementAsync(new() { PartnerId = partner, Terms = Brackets, EffectiveFrom = from }, cancellationToken: cancellation);
            await agreements.SubmitAgreementAsync(new() { PartnerId = partner }, cancellationToken: cancellation);
            foreach (var side in new[] { AgreementSide.Company, AgreementSide.Partner })
                await agreements.ConfirmAgreementAsync(new() { PartnerId = partner, Side = side }, cancellationToken: cancellation);
            await agreements.SignAgreementAsync(new() { PartnerId = partner, Evidence = new() { Reference = "contract" } }, cancellationToken: cancellation);
        });
    }
}
