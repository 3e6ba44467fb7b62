using ChannelGrains.Dashboard.Exports;
using ChannelGrains.Dashboard.Languages;
using ChannelGrains.Settlement.V1;
using Microsoft.AspNetCore.Http;

namespace ChannelGrains.Dashboard.Settlement;

/// <summary>A statement as a file, in the reader's language.</summary>
internal sealed class StatementFile(SettlementService.SettlementServiceClient client) : IServedFile
{
    public string Id => "statement";

    public async Task<ServedFile> OpenAsync(IQueryCollection query, CancellationToken cancellationToken)
    {
        var answer = await client.RenderStatementAsync(new RenderStatementRequest
        {
            PartnerId = query["partner"].ToString(),
            StatementId = query["month"].ToString(),
            Format = query["format"] == "html" ? StatementFormat.Html : StatementFormat.Csv,
            Language = PageLanguages.IsChinese ? "zh" : "en",
        }, cancellationToken: cancellationToken);
        return new ServedFile(answer.Content.Memory, answer.MediaType, answer.FileName);
    }
}
