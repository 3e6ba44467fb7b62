using ChannelGrains.Domain.PartnerLists;
using ChannelGrains.Domain.Settlement;
using ChannelGrains.Gateway.Errors;
using ChannelGrains.Gateway.Partners;
using ChannelGrains.Grains;
using ChannelGrains.Grains.PartnerLists;
using ChannelGrains.Grains.Settlement;
using ChannelGrains.Settlement.V1;
using Grpc.Core;
using LedgerPosting = ChannelGrains.Settlement.V1.LedgerPosting;

namespace ChannelGrains.Gateway.Settlement;

internal sealed class LedgerGatewayService(IGrainFactory grains, PartnerGrains partners, AnswerGate gate) : LedgerService.LedgerServiceBase
{
    private const int VerifiedAtOnce = 16;

    private static readonly PartnerFilter Everyone = new(Domain.Partners.LifecycleState.Unspecified, Domain.Partners.ChannelType.Unspecified, "");

    public override async Task<ListLedgerEntriesResponse> ListLedgerEntries(ListLedgerEntriesRequest request, ServerCallContext context)
    {
        var partner = await PartnerAsync(Ids.Require(request.PartnerId, "partner_id"), context.CancellationToken);
        var answer = await partner.ListPostings(request.PageSize, StatementMessages.NumberOf(request.PageToken));
        var page = await gate.PassAsync(answer, context.CancellationToken);
        var response = new ListLedgerEntriesResponse { NextPageToken = page.Next == 0 ? "" : StatementMessages.TokenOf(page.Next) };
        response.Entries.AddRange(page.Records.SelectMany(record => record.Entries.Select((entry, i) => ToMessage(record, entry, i + 1, page.CurrencyCode))));
        response.Balances.AddRange(page.Balances.Select(posting => ToMessage(posting, page.CurrencyCode)));
        return response;
    }

    public override async Task<VerifyLedgerResponse> VerifyLedger(VerifyLedgerRequest request, ServerCallContext context)
    {
        var (ids, next) = request.PartnerId.Length > 0 ? ([Ids.Require(request.PartnerId, "partner_id")], "") : await PageAsync(request, context);
        var (response, sums, currency) = (new VerifyLedgerResponse { NextPageToken = next }, new LedgerBalances(), "");
        foreach (var some in ids.Chunk(VerifiedAtOnce))
            foreach (var (id, verdict) in some.Zip(await Task.WhenAll(some.Select(id => VerifyAsync(id, context.CancellationToken)))))
            {
                currency = verdict.CurrencyCode;
                response.PartnerCount++;
                response.EntryCount += verdict.EntryCount;
                response.Findings.AddRange(verdict.Findings.Select(finding => new LedgerFinding { PartnerId = id, Message = finding }));
                foreach (var posting in verdict.Balances)
                    sums.Post(posting);
            }
        if (currency.Length > 0)
            response.Balances.AddRange(sums.All.Select(posting => ToMessage(posting, currency)));
        return response;
    }

    private async Task<(IReadOnlyList<string> Ids, string Next)> PageAsync(VerifyLedgerRequest request, ServerCallContext context)
    {
        var answer = await grains.GetGrain<IPartnerDirectoryGrain>(0).List(
            new(Everyone, PartnerOrder.PartnerId, IsDescending: false, request.PageSize, request.PageToken), new HashSet<string>());
        var page = await gate.PassAsync(answer, context.CancellationToken);
        return ([.. page.Partners.Select(partner => partner.PartnerId)], page.Last);
    }

    private async Task<LedgerVerdict> VerifyAsync(string partnerId, CancellationToken cancellationToken) =>
        await gate.PassAsync(await (await PartnerAsync(partnerId, cancellationToken)).VerifyLedger(), cancellationToken);

    private async ValueTask<IPartnerSettlement> PartnerAsync(string partnerId, CancellationToken cancellationToken) =>
        (await partners.RequireAsync(partnerId, cancellationToken)).AsReference<IPartnerSettlement>();

    private static ChannelGrains.Settlement.V1.LedgerEntry ToMessage(LedgerRecord record, Domain.Settlement.LedgerEntry entry, int number, string currencyCode)
    {
        var message = new ChannelGrains.Settlement.V1.LedgerEntry
        {
            JournalVersion = record.Version,
            Entry = number,
            StatementId = record.StatementId,
            Cause = (ChannelGrains.Settlement.V1.PostingCause)entry.Cause,
            PostedOn = record.PostedOn.ToString(),
            PostedAt = Timestamps.FromMicros(record.AtMicros),
            Principal = record.Principal,
        };
        message.Postings.AddRange(entry.Postings.Select(posting => ToMessage(posting, currencyCode)));
        return message;
    }

    private static LedgerPosting ToMessage(Posting posting, string currencyCode) =>
        new() { Account = (ChannelGrains.Settlement.V1.LedgerAccount)posting.Account, Amount = MinorAmounts.ToMessage(posting.Amount, currencyCode) };
}
