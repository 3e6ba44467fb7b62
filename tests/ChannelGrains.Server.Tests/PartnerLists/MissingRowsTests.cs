using ChannelGrains.Admin.V1;
using ChannelGrains.Domain.Keys;
using ChannelGrains.Grains.PartnerLists;
using ChannelGrains.Journal;
using Google.Protobuf.WellKnownTypes;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelGrains.Server.Tests.PartnerLists;

/// <summary>A store whose partners were recorded before there were lists.</summary>
public sealed class MissingRowsTests : IAsyncLifetime
{
    private HookedServer _server = null!;
    private MissingRows _missing = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await HookedServer.StartAsync(hooks: store => store.LosesIndexOf = IndexSpaces.PartnerLists);
        _missing = _server.Services.GetRequiredService<MissingRows>();
        await Eventually.TrueAsync(() => _missing.AreWritten);
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Partners_OfAnOlderStore_GetTheirRows()
    {
        List<string> partners = [];
        for (var i = 0; i < 300; i++)
            partners.Add(await _server.Client.CreatePartnerAsync());
        await SuspendAsync(partners[7]);
        _server.Store.LosesIndexOf = null;
        // Who changes after the start has its rows from then on.
        await SuspendAsync(partners[9]);
        Assert.Equal([partners[9]], await ListAsync(PartnerState.Suspended));
        Assert.NotEmpty(await ProblemsAsync());

        await _missing.WriteAllAsync(CancellationToken.None);

        Assert.Equal([partners[7], partners[9]], await ListAsync(PartnerState.Suspended));
        Assert.Equal(298, (await ListAsync(PartnerState.Active)).Count);
        Assert.Empty(await ProblemsAsync());
    }

    [Fact]
    public async Task Partner_ThatChangesMeanwhile_HasTheRowsOfAfterIt()
    {
        var partner = await _server.Client.CreatePartnerAsync();
        _server.Store.LosesIndexOf = null;
        var changed = false;
        _server.Store.BeforeAppend = journal =>
        {
            if (journal.Name.Value != "identity-key" || changed)
                return null;
            changed = true;
            _server.Client.Partners.TerminatePartner(new TerminatePartnerRequest { PartnerId = partner, Reason = "over", EffectiveFrom = "2999-01-01" });
            return null;
        };

        await _missing.WriteAllAsync(CancellationToken.None);

        Assert.True(changed);
        Assert.Equal([partner], await ListAsync(PartnerState.Active));
        Assert.Empty(await ProblemsAsync());
    }

    private async Task SuspendAsync(string partner) => await _server.Client.Partners.SuspendPartnerAsync(new SuspendPartnerRequest { PartnerId = partner, Reason = "audit" });

    private async Task<List<string>> ListAsync(PartnerState state) =>
        [.. (await _server.Client.Partners.ListPartnersAsync(new ListPartnersRequest { State = state, PageSize = 1_000 })).Partners.Select(partner => partner.PartnerId)];

    private async Task<IEnumerable<JournalProblem>> ProblemsAsync() => (await _server.Client.Admin.VerifyJournalAsync(new VerifyJournalRequest())).Problems;
}
