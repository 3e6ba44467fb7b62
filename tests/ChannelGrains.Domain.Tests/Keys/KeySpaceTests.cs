using System.Reflection;
using ChannelGrains.Domain.Keys;
using Xunit;

namespace ChannelGrains.Domain.Tests.Keys;

public sealed class KeySpaceTests
{
    [Theory]
    [InlineData(typeof(IndexSpaces), 12)]
    [InlineData(typeof(RowSpaces), 4)]
    public void Spaces_OfARegister_DoNotCollide(Type register, int least)
    {
        var firstBytes = register.GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (byte)field.GetRawConstantValue()!).ToList();

        Assert.True(firstBytes.Count >= least, $"{register.Name} has {firstBytes.Count} spaces");
        Assert.Equal(firstBytes.Count, firstBytes.Distinct().Count());
    }
}
