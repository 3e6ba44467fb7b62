using ChannelGrains.Domain.Refusals;
using ChannelGrains.Gateway.Errors;
using ChannelGrains.Gateway.Settlement.Rendering;
using ChannelGrains.Grains.Lifecycle;
using ChannelGrains.Settlement.V1;
using Google.Protobuf;
using Grpc.Core;

namespace ChannelGrains.Gateway.Settlement;

internal sealed partial class SettlementGatewayService
{
    public override async Task<RenderStatementResponse> RenderStatement(RenderStatementRequest request, ServerCallContext context)
    {
        var partner = await PartnerAsync(request.PartnerId, context);
        if (request.Format is not (StatementFormat.Csv or StatementFormat.Html))
            throw RefusalStatus.ToException(Refusal.InvalidArgument("FORMAT", "format must be STATEMENT_FORMAT_CSV or STATEMENT_FORMAT_HTML.", "format"));
        if (!StatementWords.TryFind(request.Language, out var words))
            throw RefusalStatus.ToException(Refusal.InvalidArgument("LANGUAGE", $"There are statements in zh and en, but none in '{request.Language}'.", "language"));
        var history = await PassAsync(partner.Get(StatementId(request.StatementId)), context);
        var said = history.Statement.Statement;
        var life = await PassAsync(partners.Get(request.PartnerId).AsReference<IPartnerLifecycle>().Get(), context);
        var printed = new PrintedStatement(
            StatementMessages.ToResponse(request.PartnerId, history),
            [.. said.Lines.Select((line, i) => StatementMessages.ToMessage(line, i + 1, said.CurrencyCode))],
            life.Partner.Particulars.DisplayName);
        return request.Format == StatementFormat.Csv
            ? new() { Content = UnsafeByteOperations.UnsafeWrap(StatementCsv.Write(printed, words)), MediaType = "text/csv", FileName = printed.FileName("csv") }
            : new() { Content = UnsafeByteOperations.UnsafeWrap(StatementPage.Write(printed, words)), MediaType = "text/html", FileName = printed.FileName("html") };
    }
}
