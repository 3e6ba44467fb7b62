using ChannelGrains.Dashboard.Live;

namespace ChannelGrains.Dashboard.Tests.Live;

public sealed class SteadyOrderTests
{
    private readonly SteadyOrder<string> _order = new(item => item[..1]);

    [Fact]
    public void Arrange_WhenNobodyPoints_IsTheOrderOfTheAnswer()
    {
        Assert.Equal(["a1", "b1"], _order.Arrange(["a1", "b1"]));
        Assert.Equal(["b2", "a2"], _order.Arrange(["b2", "a2"]));
    }

    [Fact]
    public void Arrange_WhileHeld_MovesNoRowShowsTheNewestAndPutsNewOnesAtTheEnd()
    {
        _order.Arrange(["a1", "b1", "c1"]);
        _order.IsHeld = true;
        Assert.Equal(["a2", "b2", "c2"], _order.Arrange(["c2", "b2", "a2"]));
        Assert.Equal(["a3", "c3", "d3"], _order.Arrange(["d3", "c3", "a3"]));
        Assert.Equal(["a4", "c4", "d4", "e4"], _order.Arrange(["e4", "d4", "c4", "a4"]));
    }

    [Fact]
    public void Arrange_AfterLeaving_IsTheOrderOfTheAnswerAgain()
    {
        _order.Arrange(["a1", "b1"]);
        _order.IsHeld = true;
        _order.Arrange(["b2", "a2"]);
        _order.IsHeld = false;
        Assert.Equal(["b3", "a3"], _order.Arrange(["b3", "a3"]));
    }

    [Fact]
    public void Arrange_HeldBeforeTheFirstAnswer_TakesItsOrder()
    {
        _order.IsHeld = true;
        Assert.Equal(["b1", "a1"], _order.Arrange(["b1", "a1"]));
        Assert.Equal(["b2", "a2"], _order.Arrange(["a2", "b2"]));
    }
}
