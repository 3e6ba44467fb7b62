using ChannelGrains.Audit.V1;

namespace ChannelGrains.Server.Tests.Audit;

/// <summary>Lists changes page by page.</summary>
internal static class Changes
{
    /// <summary>All that a request asks for, and how many pages that took.</summary>
    public static async Task<(IReadOnlyList<Change> All, int Pages)> ListAsync(TestClient client, ListChangesRequest request)
    {
        var (all, pages) = (new List<Change>(), 0);
        request = request.Clone();
        do
        {
            var page = await client.Audit.ListChangesAsync(request);
            Assert.True(page.Changes.Count <= (request.PageSize == 0 ? 100 : request.PageSize));
            all.AddRange(page.Changes);
            pages++;
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);
        return (all, pages);
    }

    /// <summary>The kinds of all that a request asks for, with blanks between.</summary>
    public static async Task<string> KindsAsync(TestClient client, ListChangesRequest request) => string.Join(' ', (await ListAsync(client, request)).All.Select(change => change.Kind));

    public static string Detail(Change change, string name) => change.Details.SingleOrDefault(detail => detail.Name == name)?.Value ?? "";
}
