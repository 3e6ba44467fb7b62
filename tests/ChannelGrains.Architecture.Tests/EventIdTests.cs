using System.Reflection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace ChannelGrains.Architecture.Tests;

/// <summary>Operations find a message by its event id: each message has its own.</summary>
public sealed class EventIdTests
{
    [Fact]
    public void EventIds_OfAllMessages_AreDifferent()
    {
        const BindingFlags any = BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
        var messages = from project in Layers.Names
                       from type in Layers.Load(project).GetTypes()
                       from method in type.GetMethods(any)
                       let message = method.GetCustomAttribute<LoggerMessageAttribute>()
                       where message is not null
                       select (message.EventId, Name: $"{type.Name}.{method.Name}");
        var all = messages.ToList();

        Assert.True(all.Count > 50, $"{all.Count} messages were found");
        Assert.Empty(all.GroupBy(message => message.EventId).Where(group => group.Count() > 1).Select(group => $"{group.Key}: {string.Join(", ", group.Select(message => message.Name))}"));
    }
}
