using ChannelGrains.Grains.Feed;

namespace ChannelGrains.Server.Tests.Feed;

/// <summary>What is wrong in any part is found by who verifies views and journals.</summary>
public sealed class FeedVerificationTests : FeedTests
{
    [Theory]
    [MemberData(nameof(Parts))]
    public async Task VerifyViews_AViewIsWrong_NamesThePartner(string part)
    {
        var driver = PartDriver.Of(part);
        var (partner, reading) = await ChangedAsync(driver);
        var update = driver.Part.NewUpdate(driver.View);
        var first = update.BeginPartner();
        driver.AddWrong(update);
        // As if a change of that version had been told; the journal gets it at once, but it changes nothing there.
        update.EndPartner(partner, 0, reading.Version + 1, isWhole: true, first);
        await View(driver).Apply(update);
        await Client.Partners.UpdatePartnerAsync(new UpdatePartnerRequest
        {
            Partner = new Partner { PartnerId = partner, DisplayName = "Another name" },
            UpdateMask = new() { Paths = { "display_name" } },
        });

        var report = await Client.Markets.VerifyViewsAsync(new VerifyViewsRequest());

        Assert.All(report.Differences, difference => Assert.Equal((part, driver.Part.KeyOf(driver.View), partner), (difference.Part, difference.View, difference.PartnerId)));
        Assert.NotEmpty(report.Differences);
    }

    [Theory]
    [MemberData(nameof(Parts))]
    public async Task VerifyJournal_ARowIsWrong_NamesIt(string part)
    {
        var driver = PartDriver.Of(part);
        var (partner, _) = await ChangedAsync(driver);
        await RestartAsync(new() { ["Views:Enabled"] = "false" });
        await WriteRowAsync(FeedRows.ViewKey(driver.Id, partner), driver.WrongRow((await SavedAsync(partner)).Version));

        var problems = (await Client.Admin.VerifyJournalAsync(new())).Problems;

        Assert.All(problems, problem => Assert.Contains($"{part} of {driver.Part.KeyOf(driver.View)}", problem.Description, StringComparison.Ordinal));
        Assert.Contains(problems, problem => problem.Journal == $"partner/{partner}" && problem.Description.StartsWith("The saved rows", StringComparison.Ordinal));
    }
}
