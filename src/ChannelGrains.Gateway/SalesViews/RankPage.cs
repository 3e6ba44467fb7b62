using System.Globalization;
using ChannelGrains.Domain.Refusals;
using ChannelGrains.Gateway.Errors;
using ChannelGrains.Grains;

namespace ChannelGrains.Gateway.SalesViews;

/// <summary>A page of a list that is put in order anew for every answer: the places behind those of the page before, as they are then.</summary>
/// <param name="Start">Places before it.</param>
/// <param name="Size">Its places.</param>
internal readonly record struct RankPage(int Start, int Size)
{
    /// <summary>The page that a caller asks for; INVALID_ARGUMENT PAGE_TOKEN for a token of elsewhere.</summary>
    public static RankPage Of(int size, string token)
    {
        if (token.Length == 0)
            return new RankPage(0, Pages.Size(size));
        return int.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out var start)
            ? new RankPage(start, Pages.Size(size))
            : throw RefusalStatus.ToException(Refusal.InvalidArgument("PAGE_TOKEN", "page_token is not one of this list: send back next_page_token.", "page_token"));
    }

    /// <summary>The token of the next page of a list; empty when there is none.</summary>
    public string NextToken(int count) => count > (long)Start + Size ? (Start + Size).ToString(CultureInfo.InvariantCulture) : "";

    public IEnumerable<T> Of<T>(IReadOnlyList<T> list)
    {
        for (var place = Start; place < Math.Min(list.Count, (long)Start + Size); place++)
            yield return list[place];
    }
}
