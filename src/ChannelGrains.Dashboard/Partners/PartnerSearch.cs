using ChannelGrains.Dashboard.Formats;
using ChannelGrains.Dashboard.Naming;
using ChannelGrains.Dashboard.Search;
using ChannelGrains.Partners.V1;
using Grpc.Core;
using Microsoft.Extensions.Localization;

namespace ChannelGrains.Dashboard.Partners;

/// <summary>Finds partners by their id, or by a part of their id or name among the first of them by name: the server has no search of names.</summary>
internal sealed class PartnerSearch(PartnerService.PartnerServiceClient partners, Terms terms, IStringLocalizer<PartnersTexts> texts) : ISearchSource
{
    private const int PageSize = 1_000, MaxPages = 3, MaxHits = 20, MaxIdLength = 64;

    public string Title => texts["Partners"];

    public async Task<IReadOnlyList<SearchHit>> FindAsync(string text, CancellationToken cancellationToken)
    {
        var (found, seen, token) = (new Dictionary<string, SearchHit>(StringComparer.Ordinal), 0, "");
        if (await ByIdAsync(text, cancellationToken) is { } exact)
            found[exact.PartnerId] = HitOf(exact);
        for (var page = 0; page < MaxPages; page++)
        {
            var answer = await partners.ListPartnersAsync(new() { OrderBy = PartnerOrder.DisplayName, PageSize = PageSize, PageToken = token }, cancellationToken: cancellationToken);
            seen += answer.Partners.Count;
            foreach (var partner in answer.Partners)
                if (found.Count < MaxHits && (partner.PartnerId.Contains(text, StringComparison.OrdinalIgnoreCase) || partner.DisplayName.Contains(text, StringComparison.OrdinalIgnoreCase)))
                    found.TryAdd(partner.PartnerId, HitOf(partner));
            token = answer.NextPageToken;
            if (token.Length == 0 || found.Count == MaxHits)
                return [.. found.Values];
        }
        return [.. found.Values, new SearchHit(texts["More partners"], texts["Only the first {0} by name were looked through, and all ids as a whole.", Format.Number(seen)], "/partners?view=directory&order=name")];
    }

    private async Task<Partner?> ByIdAsync(string text, CancellationToken cancellationToken)
    {
        if (text.Length > MaxIdLength || !text.All(sign => char.IsAsciiLetterOrDigit(sign) || sign is '-' or '_'))
            return null;
        try
        {
            return (await partners.GetPartnerAsync(new() { PartnerId = text }, cancellationToken: cancellationToken)).Partner;
        }
        catch (RpcException exception) when (exception.StatusCode is StatusCode.NotFound or StatusCode.PermissionDenied or StatusCode.InvalidArgument)
        {
            return null;
        }
    }

    private SearchHit HitOf(Partner partner) => new(
        partner.DisplayName.Length > 0 ? partner.DisplayName : partner.PartnerId, $"{partner.PartnerId} · {terms.Of(partner.State)} · {partner.Region}", $"/partners/{partner.PartnerId}");
}
