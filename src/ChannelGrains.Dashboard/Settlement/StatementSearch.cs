using ChannelGrains.Dashboard.Formats;
using ChannelGrains.Dashboard.Search;
using ChannelGrains.Settlement.V1;
using Grpc.Core;
using Microsoft.Extensions.Localization;
using NodaTime.Text;

namespace ChannelGrains.Dashboard.Settlement;

/// <summary>Finds statements by partner, by month, or by both.</summary>
internal sealed class StatementSearch(SettlementService.SettlementServiceClient client, SettlementNames names, IStringLocalizer<SettlementTexts> texts) : ISearchSource
{
    private const int Most = 8;

    private static readonly char[] Between = [' ', '/'];

    public string Title => texts["Statements"];

    public async Task<IReadOnlyList<SearchHit>> FindAsync(string text, CancellationToken cancellationToken)
    {
        var words = text.Split(Between, StringSplitOptions.RemoveEmptyEntries);
        var month = words.FirstOrDefault(word => YearMonthPattern.Iso.Parse(word).Success) ?? "";
        var partner = words.FirstOrDefault(word => word != month) ?? "";
        try
        {
            var page = await client.ListStatementsAsync(new ListStatementsRequest { PartnerId = partner, Period = month, PageSize = Most }, cancellationToken: cancellationToken);
            return
            [
                .. page.Statements.Select(one => new SearchHit(
                    texts["Statement {0} of {1}", Format.Period(one.StatementId), one.PartnerId], $"{names.Of(one.State)} · {Format.Money(one.Total)}", SettlementNames.Href(one.PartnerId, one.StatementId))),
            ];
        }
        catch (RpcException exception) when (exception.StatusCode is StatusCode.NotFound or StatusCode.InvalidArgument or StatusCode.PermissionDenied)
        {
            return [];
        }
    }
}
