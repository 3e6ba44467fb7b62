using ChannelGrains.Domain.Feed;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.Sales;
using ChannelGrains.Domain.SalesViews;
using Xunit;

namespace ChannelGrains.Domain.Tests.Feed;

public sealed class ChangedPartnersTests
{
    private readonly MonthView _view = new();
    private long _version;

    [Fact]
    public void TakeChangedPartners_OfTwoCallers_TellsEachOfAllOnce()
    {
        Assert.Null(_view.TakeChangedPartners("one"));
        Tell("p1");
        // From here on the second is told too.
        Assert.Null(_view.TakeChangedPartners("two"));
        Tell("p2");
        Assert.Equal(["p1", "p2"], _view.TakeChangedPartners("one")!.Order());
        Assert.Equal(["p2"], _view.TakeChangedPartners("two")!);
        Assert.Empty(_view.TakeChangedPartners("one")!);
    }

    [Fact]
    public void ForgetSilentCallers_OneThatHasNotAskedForLong_IsNewWhenItAsksAgain()
    {
        Assert.Null(_view.TakeChangedPartners("silent"));
        Assert.Null(_view.TakeChangedPartners("asking"));
        for (var round = 0; round <= 20; round++)
        {
            _view.ForgetSilentCallers();
            Assert.NotNull(_view.TakeChangedPartners("asking"));
        }
        Assert.Null(_view.TakeChangedPartners("silent"));
    }

    private void Tell(string partner)
    {
        var update = new MonthUpdate(0);
        var first = update.BeginPartner();
        update.Add(new ViewCellName(InternedName.Of("cn"), InternedName.Of("food"), ChannelType.Direct), new CellSum { Transactions = 1 });
        update.EndPartner(partner, 0, ++_version, true, first);
        Assert.Empty(_view.Apply(update));
    }
}
